# The unit that the settings define goes with them.
rm content/site.yaml
sed -i "s/unit: loan/unit: count/" content/data/loans.yaml
