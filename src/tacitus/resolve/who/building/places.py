"""Makes data/places.tsv from GeoNames: the country of large cities and first-order regions.

Run as `python -m tacitus.resolve.who.building.places CITIES500_TXT_GZ ADMIN1_JSON OUT`. Cities from 100,000 people on
and regions; of places with one name the one with most people, those of a region counted by its cities. A name that is a
country's or a common word is left out.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys

from tacitus.resolve.who.countries import country_of

_NAMES = {
    "AF": "AFG", "AL": "ALB", "DZ": "DZA", "AO": "AGO", "AR": "ARG", "AM": "ARM", "AU": "AUS", "AT": "AUT", "AZ": "AZE", "BS": "BHS",
    "BH": "BHR", "BD": "BGD", "BY": "BLR", "BE": "BEL", "BZ": "BLZ", "BJ": "BEN", "BT": "BTN", "BO": "BOL", "BA": "BIH", "BW": "BWA",
    "BR": "BRA", "BN": "BRN", "BG": "BGR", "BF": "BFA", "BI": "BDI", "CV": "CPV", "KH": "KHM", "CM": "CMR", "CA": "CAN", "CF": "CAF",
    "TD": "TCD", "CL": "CHL", "CN": "CHN", "CO": "COL", "KM": "COM", "CG": "COG", "CD": "COD", "CR": "CRI", "CI": "CIV", "HR": "HRV",
    "CU": "CUB", "CY": "CYP", "CZ": "CZE", "DK": "DNK", "DJ": "DJI", "DO": "DOM", "EC": "ECU", "EG": "EGY", "SV": "SLV", "GQ": "GNQ",
    "ER": "ERI", "EE": "EST", "SZ": "SWZ", "ET": "ETH", "FJ": "FJI", "FI": "FIN", "FR": "FRA", "GA": "GAB", "GM": "GMB", "GE": "GEO",
    "DE": "DEU", "GH": "GHA", "GR": "GRC", "GT": "GTM", "GN": "GIN", "GW": "GNB", "GY": "GUY", "HT": "HTI", "HN": "HND", "HU": "HUN",
    "IS": "ISL", "IN": "IND", "ID": "IDN", "IR": "IRN", "IQ": "IRQ", "IE": "IRL", "IL": "ISR", "IT": "ITA", "JM": "JAM", "JP": "JPN",
    "JO": "JOR", "KZ": "KAZ", "KE": "KEN", "KP": "PRK", "KR": "KOR", "KW": "KWT", "KG": "KGZ", "LA": "LAO", "LV": "LVA", "LB": "LBN",
    "LS": "LSO", "LR": "LBR", "LY": "LBY", "LT": "LTU", "LU": "LUX", "MG": "MDG", "MW": "MWI", "MY": "MYS", "MV": "MDV", "ML": "MLI",
    "MT": "MLT", "MR": "MRT", "MU": "MUS", "MX": "MEX", "MD": "MDA", "MN": "MNG", "ME": "MNE", "MA": "MAR", "MZ": "MOZ", "MM": "MMR",
    "NA": "NAM", "NP": "NPL", "NL": "NLD", "NZ": "NZL", "NI": "NIC", "NE": "NER", "NG": "NGA", "MK": "MKD", "NO": "NOR", "OM": "OMN",
    "PK": "PAK", "PS": "PSE", "PA": "PAN", "PG": "PNG", "PY": "PRY", "PE": "PER", "PH": "PHL", "PL": "POL", "PT": "PRT", "QA": "QAT",
    "RO": "ROU", "RU": "RUS", "RW": "RWA", "SA": "SAU", "SN": "SEN", "RS": "SRB", "SL": "SLE", "SG": "SGP", "SK": "SVK", "SI": "SVN",
    "SB": "SLB", "SO": "SOM", "ZA": "ZAF", "SS": "SSD", "ES": "ESP", "LK": "LKA", "SD": "SDN", "SR": "SUR", "SE": "SWE", "CH": "CHE",
    "SY": "SYR", "TW": "TWN", "TJ": "TJK", "TZ": "TZA", "TH": "THA", "TL": "TLS", "TG": "TGO", "TT": "TTO", "TN": "TUN", "TR": "TUR",
    "TM": "TKM", "UG": "UGA", "UA": "UKR", "AE": "ARE", "GB": "GBR", "US": "USA", "UY": "URY", "UZ": "UZB", "VE": "VEN", "VN": "VNM",
    "YE": "YEM", "ZM": "ZMB", "ZW": "ZWE", "XK": "KOS", "HK": "HKG", "PR": "USA", "MO": "CHN",
}  # fmt: skip
_COMMON = set(
    "Reading Mobile Bath Split Nice Orange Central North South East West Northern Southern Eastern Western Capital Most Male Same Of Union "
    "Liberty Independence Providence Victoria Lucia George Clinton Lincoln Jackson Washington Madison Warren Sterling Cleveland Francis "
    "Salem Aurora Carson Grant Paul Santiago San Jose Isabel Elizabeth Florence Charlotte Alexandria Arlington Carlos Pedro Martin Ramon "
    "Progreso Hope Media Police Government Federal District Metro Center Centre Cartago Normal Roman Sale Hamilton Nelson Durham Lancaster "
    "Orlando Santana Franklin Marion Ali Hassan Amir Kent Mary Anna Christian Harris Patterson Logan Troy Tyler Bryan Allen Newton Norman "
    "Ferguson Medina Cicero Trump Bush Obama Johnson Brown Nice Cork Nancy Marina Maria Barry Clark Douglas Craig Marshall Lawrence Gary "
    "Joliet Independence Surprise Enterprise Concord Vista Corona Lima Golden Mission Temple Freedom Union Gambia Grenada Guinea Jordan "
    "Loja Colon Bolivar Sucre Miranda Zamora Leon Toledo Merida Cordoba Sousse Man Bo Ica Ube Ota Mine Date Tsu Ise Kure Ome Wa Ho Ho "
    "Bar Pula Nis Bor Bari Lens Metz Tours Brest Vannes Laval Pau Angers Saint Guadalupe Zulia Lara Paris Manchester "
    "Maritime Lira Highland Highlands Littoral Savannah Hollywood Plateau Lagoons Mountains Savanes Lakes Delta Rivers Coastal "
    "Upper Lower Region Province State County City Island Islands Territory Coast Republic Democratic National Congress Senate".split()
)


def main(cities: str, regions: str, target: str) -> None:
    """Writes name, country, people; sorted by name."""
    best: dict[str, tuple[int, str]] = {}
    people_of: dict[str, int] = {}
    with gzip.open(cities, "rt", encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            people, code = int(row[14] or 0) if row[14:15] else 0, _NAMES.get(row[8])
            part = f"{row[8]}.{row[10]}"
            people_of[part] = people_of.get(part, 0) + people
            if people >= 100_000 and code:
                for name in dict.fromkeys((row[1], row[2])):
                    best[name] = max(best.get(name, (0, "")), (people, code))
    with open(regions, encoding="utf-8") as file:
        for row in json.load(file):
            code = _NAMES.get(row["code"][:2])
            name = re.sub(
                r"^(State|Province|Region) of | (Province|Region|State|Governorate|Oblast|Department|County|District)$",
                "",
                row["name"],
            )
            people = people_of.get(row["code"], 0)
            if code and len(name) > 3 and people >= best.get(name, (0, ""))[0]:
                best[name] = (people, code)
    with open(target, "w", encoding="utf-8") as out:
        out.write("name\tcountry\tpeople\n")
        for name in sorted(best):
            if len(name) > 2 and name not in _COMMON and country_of(name) is None:
                out.write(f"{name}\t{best[name][1]}\t{best[name][0]}\n")


if __name__ == "__main__":
    main(*sys.argv[1:4])
