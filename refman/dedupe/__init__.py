"""Duplicates: normalize, block, compare, decide, cluster, merge. Nothing here reads files or prints."""
