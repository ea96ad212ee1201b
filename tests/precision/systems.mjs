// The systems in use in Indonesia, written out from their parameters the way Esri's programs write a .prj: what
// tests/precision/projections.test.mjs reads back. Nothing here is shared with the core.

const wgs84Spheroid = 'SPHEROID["WGS_1984",6378137.0,298.257223563]';
export const datums = {
  wgs84: { gcs: 'GCS_WGS_1984', datum: 'D_WGS_1984', spheroid: wgs84Spheroid, epsg: 4326 },
  dgn95: {
    gcs: 'GCS_DGN_1995',
    datum: 'D_Datum_Geodesi_Nasional_1995',
    spheroid: wgs84Spheroid,
    epsg: 4755,
  },
  srgi2013: {
    gcs: 'GCS_SRGI2013',
    datum: 'Sistem_Referensi_Geospasial_Indonesia_2013',
    spheroid: wgs84Spheroid,
    epsg: 9470,
  },
  id74: {
    gcs: 'GCS_Indonesian_1974',
    datum: 'D_Indonesian_1974',
    spheroid: 'SPHEROID["Indonesian",6378160.0,298.247]',
    epsg: 4238,
  },
  batavia: {
    gcs: 'GCS_Batavia',
    datum: 'D_Batavia',
    spheroid: 'SPHEROID["Bessel_1841",6377397.155,299.1528128]',
    epsg: 4211,
  },
};

/** A number as Esri writes it: with a point. */
const number = (value) => (Number.isInteger(value) ? `${value}.0` : String(value));

const geographic = ({ gcs, datum, spheroid }) =>
  `GEOGCS["${gcs}",DATUM["${datum}",${spheroid}],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`;
const projected = (name, datum, method, parameters) =>
  `PROJCS["${name}",${geographic(datum)},PROJECTION["${method}"],${Object.entries(parameters)
    .map(([key, value]) => `PARAMETER["${key}",${number(value)}]`)
    .join(',')},UNIT["Meter",1.0]]`;
const transverseMercator = (name, datum, east, north, meridian, scale) =>
  projected(name, datum, 'Transverse_Mercator', {
    False_Easting: east,
    False_Northing: north,
    Central_Meridian: meridian,
    Scale_Factor: scale,
    Latitude_Of_Origin: 0,
  });

/** UTM zones with codes: [datum, north?, first zone, last zone, code of the first, prefix of the name]. */
const utmZones = [
  ['wgs84', true, 46, 54, 32646, 'WGS_1984_UTM_Zone_'],
  ['wgs84', false, 46, 54, 32746, 'WGS_1984_UTM_Zone_'],
  ['dgn95', true, 46, 52, 23866, 'DGN_1995_UTM_Zone_'],
  ['dgn95', false, 47, 54, 23877, 'DGN_1995_UTM_Zone_'],
  ['id74', true, 46, 53, 23846, 'Indonesian_1974_UTM_Zone_'],
  ['id74', false, 46, 54, 23886, 'Indonesian_1974_UTM_Zone_'],
  ['srgi2013', true, 46, 52, 9476, 'SRGI2013_UTM_zone_'],
  ['srgi2013', false, 47, 54, 9487, 'SRGI2013_UTM_zone_'],
];

/** Every system: { epsg, datum, prj, at }; `at` is a stored position in Indonesia. */
export function systems() {
  const all = Object.entries(datums).map(([datum, row]) => ({
    epsg: row.epsg,
    datum,
    prj: geographic(row),
    at: [110, -7],
  }));
  all.push({
    epsg: 3857,
    datum: 'wgs84',
    prj: projected(
      'WGS_1984_Web_Mercator_Auxiliary_Sphere',
      datums.wgs84,
      'Mercator_Auxiliary_Sphere',
      {
        False_Easting: 0,
        False_Northing: 0,
        Central_Meridian: 0,
        Standard_Parallel_1: 0,
        Auxiliary_Sphere_Type: 0,
      },
    ),
    at: [12245143, -781182],
  });
  for (const [datum, north, first, last, code, name] of utmZones) {
    for (let zone = first; zone <= last; zone++) {
      const meridian = 6 * zone - 183;
      all.push({
        epsg: code + zone - first,
        datum,
        prj: transverseMercator(
          `${name}${zone}${north ? 'N' : 'S'}`,
          datums[datum],
          500000,
          north ? 0 : 10000000,
          meridian,
          0.9996,
        ),
        at: [zone === 46 ? 760000 : zone === 54 ? 420000 : 650000, north ? 300000 : 9250000],
      });
    }
  }
  for (let index = 0; index < 16; index++) {
    const meridian = 94.5 + 3 * index;
    all.push({
      epsg: 23830 + index,
      datum: 'dgn95',
      prj: transverseMercator(
        `DGN_1995_Indonesia_TM-3_Zone_${46 + Math.floor((index + 1) / 2)}.${index % 2 === 0 ? 2 : 1}`,
        datums.dgn95,
        200000,
        1500000,
        meridian,
        0.9999,
      ),
      at: [index === 0 ? 310000 : 250000, 900000],
    });
  }
  return all;
}
