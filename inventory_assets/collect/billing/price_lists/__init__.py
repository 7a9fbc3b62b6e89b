"""The providers' public price lists, each read into prices by the price book's names. Keeping them does not belong here."""
