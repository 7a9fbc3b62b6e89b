"""The day of the estate on which the tests of its bills look at them."""

BILLED_DAY = 12  # the open month has eleven days, and resources were born in it
