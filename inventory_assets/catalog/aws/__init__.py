"""The AWS rows, one module per family of services. Nothing but rows and the tests of items they need belongs here.

What is volatile: values that change without anybody changing the resource (counts, sizes, last-used times, health, states of
alarms and crawlers). A declared value that automation may write (desired counts, provisioned capacity) is configuration.
Where a describe call can fail for one item alone (a key policy that denies), `id` and `arn` are written so that the listed
item suffices (`keep_listed` where it is only a name): one refused item is then unknown, and the cell is still read.
"""
