echo picture > content/harbour.jpg
