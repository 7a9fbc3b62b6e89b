"""Pages for people, written as files from the published warehouse. What the figures are is the marts' affair."""
