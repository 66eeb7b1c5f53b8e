#!/usr/bin/env bash
# Asks a running server with the clients that people have: GDAL, OWSLib and, where it is installed, QGIS (3.22 or later).
# try-clients.sh [--all] http://127.0.0.1:3000
# Fails when one of them complains, finds nothing, or finds less than the server says there is; with --all also when QGIS is
# not installed.
set -euo pipefail
all=''
[ "${1:-}" != --all ] || { all=yes; shift; }
site=${1:?'give the address of a server, as http://127.0.0.1:3000'}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GDAL_HTTP_TIMEOUT=20 QT_QPA_PLATFORM=offscreen

fail() { echo "FAILED: $*" >&2; exit 1; }
# What GDAL writes about an error or a warning is a failure, whatever its exit status.
quiet() {
  "$@" 2>"$work/stderr" || { cat "$work/stderr" >&2; fail "$*"; }
  ! grep -E '^(ERROR|Warning)' "$work/stderr" >&2 || fail "$*"
}
matched() { curl -fsS "$site/ogc/collections/$1/items?limit=1" | python3 -c 'import json,sys; print(json.load(sys.stdin)["numberMatched"])'; }

echo '== GDAL'
quiet ogrinfo -ro -al -so "OAPIF:$site/ogc" >"$work/info"
quiet ogr2ogr -f GPKG "$work/city.gpkg" "OAPIF:$site/ogc" --config OGR_OAPIF_PAGE_SIZE 3
for layer in areas places tasks; do
  grep -q "^Layer name: $layer" "$work/info" || fail "no layer $layer"
  count=$(ogrinfo -ro -so "$work/city.gpkg" "$layer" | sed -n 's/^Feature Count: //p')
  [ "$count" = "$(matched "$layer")" ] || fail "$layer: $count features in the GeoPackage, $(matched "$layer") on the server"
  [ "$count" -gt 0 ] || fail "$layer is empty"
  echo "$layer: $count features into a GeoPackage"
done
quiet ogrinfo -ro "OAPIF:$site/ogc" areas -spat 103.9 22.4 104 22.5 -where "\"level\" = 'commune' AND \"inForce\" = 1" >"$work/filtered"
grep -q 'level (String) = commune' "$work/filtered" || fail 'no commune in the box'
curl -fsS -o "$work/data.csv" "$site/data/places.csv"
quiet ogrinfo -ro -so "$work/data.csv" data >"$work/csv"
grep -q '^longitude: ' "$work/csv" || fail 'places.csv has no column longitude'

echo '== OWSLib'
/usr/bin/python3 - "$site/ogc" <<'PYTHON'
import sys
from owslib.ogcapi.features import Features

ogc = Features(sys.argv[1])
assert {'areas', 'places', 'tasks'} <= set(ogc.feature_collections())
assert 'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core' in ogc.conformance()['conformsTo']
assert ogc.api()['openapi'].startswith('3.0')
assert 'inForce' in ogc.collection_queryables('areas')['properties']
page = ogc.collection_items('areas', limit=2)
assert len(page['features']) == 2 and page['numberMatched'] > 2
one = ogc.collection_item('areas', page['features'][0]['id'])
assert one['id'] == page['features'][0]['id']
near = ogc.collection_items('areas', bbox=[103.9, 22.4, 104.0, 22.5], filter="inForce = TRUE AND CASEI(name) LIKE 'lào%'")
assert len(near['features']) > 0
print(len(near['features']), 'areas by box and filter')
PYTHON

if /usr/bin/python3 -c 'import qgis.core' 2>/dev/null; then
  echo '== QGIS'
  /usr/bin/python3 - "$site" <<'PYTHON'
import os
import sys
from qgis.core import (Qgis, QgsApplication, QgsCoordinateReferenceSystem, QgsFeatureRequest, QgsMapRendererSequentialJob,
                       QgsMapSettings, QgsRectangle, QgsVectorLayer, QgsVectorTileLayer)
from qgis.PyQt.QtCore import QSize

site = sys.argv[1]
QgsApplication.setPrefixPath('/usr', True)
app = QgsApplication([], False)
app.initQgis()
for name in ('areas', 'places', 'tasks'):
    layer = QgsVectorLayer(f"url='{site}/ogc' typename='{name}'", name, 'OAPIF')
    assert layer.isValid(), layer.error().summary()
    features = list(layer.getFeatures())
    assert len(features) > 0 and len(features) == layer.featureCount(), (name, len(features), layer.featureCount())
    print(name, len(features), 'features,', layer.fields().count(), 'fields')
layer = QgsVectorLayer(f"url='{site}/ogc' typename='areas' restrictToRequestBBOX='1'", 'areas', 'OAPIF')
inside = list(layer.getFeatures(QgsFeatureRequest(QgsRectangle(103.9, 22.4, 103.95, 22.45))))
assert 0 < len(inside)
tiles = QgsVectorTileLayer(f'type=xyz&url={site}/tiles/areas/{{z}}/{{x}}/{{y}}.mvt&zmin=0&zmax=14', 'tiles')
assert tiles.isValid(), 'vector tiles'
view = QgsMapSettings()
view.setLayers([tiles])
view.setDestinationCrs(QgsCoordinateReferenceSystem('EPSG:3857'))
view.setExtent(QgsRectangle(11560000, 2545000, 11595000, 2580000))
view.setOutputSize(QSize(200, 200))
job = QgsMapRendererSequentialJob(view)
job.start()
job.waitForFinished()
picture = job.renderedImage()
colours = {picture.pixel(x, y) for x in range(200) for y in range(200)}
assert len(colours) > 2, 'an empty map'
print('QGIS', Qgis.QGIS_VERSION, 'drew the tiles in', len(colours), 'colours')
sys.stdout.flush()
os._exit(0)  # everything was asked; taking the program apart from Python ends in a fault of its own
PYTHON
else
  [ -z "$all" ] || fail 'QGIS is not installed'
  echo '== QGIS is not installed: not tried'
fi
echo 'every client found what the server has'
