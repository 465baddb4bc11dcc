"""The forms in which agencies and content systems hand articles on: NewsML-G2, NITF, ninjs, the REST interface of WordPress."""
