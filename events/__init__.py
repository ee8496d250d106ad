"""Events: sentences with places become `Claim`, and claims of one happening become an `Event`."""
