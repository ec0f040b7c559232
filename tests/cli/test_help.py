"""`help`: every topic and every command explains itself."""

import pytest
from click.testing import CliRunner

from refman.cli import COMMANDS, cli
from refman.cli.help import TOPICS


def test_topics_are_listed() -> None:
    listed = CliRunner().invoke(cli, ["help"])
    assert listed.exit_code == 0
    assert all(topic in listed.output for topic in TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic(topic: str) -> None:
    told = CliRunner().invoke(cli, ["help", topic])
    assert told.exit_code == 0
    assert told.output.startswith(TOPICS[topic][0])


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    told = CliRunner().invoke(cli, ["help", command])
    assert told.exit_code == 0, told.output
    assert f"Usage: cli {command}" in told.output
    assert "\\b" not in told.output
    assert told.output == CliRunner().invoke(cli, [command, "--help"]).output


def test_topics_and_commands_complete() -> None:
    env = {"_REFMAN_COMPLETE": "bash_complete", "COMP_WORDS": "refman help s", "COMP_CWORD": "2"}
    told = CliRunner().invoke(cli, [], prog_name="refman", env=env)
    assert told.output.split() == [
        "plain,start",
        "plain,safety",
        "plain,styles",
        "plain,search",
        "plain,show",
    ]


def test_an_unknown_topic_names_the_known() -> None:
    told = CliRunner().invoke(cli, ["help", "cooking"])
    assert told.exit_code == 2
    assert "no such command or topic: cooking" in told.output
    assert "queries" in told.output


def test_a_mistyped_command_is_helped_along() -> None:
    told = CliRunner().invoke(cli, ["serch"])
    assert told.exit_code == 2
    assert "Did you mean 'search'?" in told.output


def test_refman_alone_says_what_to_do_next() -> None:
    assert "Begin with `refman import ARTICLE`" in CliRunner().invoke(cli, []).output
