"""The raw zone and the published file: schemas, commits, the ledger, locks and publishing. Nothing here calls a cloud."""
