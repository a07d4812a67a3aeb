"""Makes the index of places from GeoNames rows and the tables in `resolve/where/data`; never imported at run time.

`python -m tacitus.resolve.where.building FOLDER` with the folder that holds cities500.txt.gz, admin1.json and
admin2.json.gz. The same input gives the same file to the byte.
"""
