"""What the estate costs: bills, Cost Explorer's answers and public price lists, all from one set of facts. Resources do not belong here."""
