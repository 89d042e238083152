"""Words: both languages or nothing."""

import pytest

from agreements.words import Words, joined


@pytest.mark.parametrize(("cy", "en"), [("", "a"), ("a", " ")])
def test_neither_language_may_be_empty(cy, en):
    with pytest.raises(ValueError, match="empty"):
        Words(cy=cy, en=en)


def test_words_are_given_in_the_language_asked_for():
    words = Words(cy="cyngor", en="council")
    assert (words.in_language("cy"), words.in_language("en")) == ("cyngor", "council")
    with pytest.raises(ValueError, match="not cy or en"):
        words.in_language("fr")


def test_a_value_that_is_words_gives_each_language_its_own():
    filled = Words(cy="Y {who}: {sum}", en="The {who}: {sum}").filled(
        who=Words(cy="cyngor", en="council"), sum=3
    )
    assert filled == Words(cy="Y cyngor: 3", en="The council: 3")
    assert joined([filled, filled], separator="; ").en == "The council: 3; The council: 3"
