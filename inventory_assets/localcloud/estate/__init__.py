"""The estate: an organization's accounts and resources as functions of a seed and a day. No HTTP belongs here."""
