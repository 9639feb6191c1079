sed -i '/^base_url:/d' content/site.yaml
