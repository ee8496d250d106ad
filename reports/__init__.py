"""Reports: files, pages and feeds become `Report`; what can't be read becomes `Rejected`."""
