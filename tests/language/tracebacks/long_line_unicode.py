# Carets stand right under text that is wide, accented, or indented by a tab.


def größe(tablé, schlüssel):
	return tablé["日本語のキー"] + tablé[schlüssel] if schlüssel else None


größe({"日本語のキー": 1}, "naïve")
