#!/usr/bin/env python3
"""Areas to 30 digits, computed apart from the core: writes areas.json beside this file (--check compares).

Web Mercator: x = R·λ, y = R·atanh(sin φ), straight lines between the vertices, on the doubles that the decimal
longitudes and latitudes stand for. Geodesic: the edges are geodesics of the WGS 84 ellipsoid, found by shooting
(Runge-Kutta along the edge, Newton on start azimuth and length), and the area between an edge and the equator is
the integral of the authalic function along it. Nothing but the decimal module is used.
"""
import json
import pathlib
import sys
from decimal import Decimal as D, getcontext

getcontext().prec = 50
PI = D("3.14159265358979323846264338327950288419716939937510582097494459")
A = D(6378137)
F = 1 / D("298.257223563")
E2 = F * (2 - F)
E = E2.sqrt()


def sincos(x):
    """sin and cos by their series, after halving the angle down."""
    halvings = 0
    while abs(x) > D("0.02"):
        x /= 2
        halvings += 1
    s, c, term, n = D(0), D(0), D(1), 0
    while abs(term) > D(10) ** -55:
        if n % 2 == 0:
            c += term if n % 4 == 0 else -term
        else:
            s += term if n % 4 == 1 else -term
        n += 1
        term = term * x / n
    for _ in range(halvings):
        s, c = 2 * s * c, c * c - s * s
    return s, c


def atanh(x):
    return ((1 + x) / (1 - x)).ln() / 2


def radians(degrees):
    return D.from_float(degrees) * PI / 180


def web_mercator(ring):
    points = []
    for lon, lat in ring:
        points.append((A * radians(lon), A * atanh(sincos(radians(lat))[0])))
    total = sum(p[0] * q[1] - q[0] * p[1] for p, q in zip(points, points[1:]))
    return abs(total) / 2


def authalic(s):
    """Area from the equator to sin φ = s, per radian of longitude."""
    return A * A * (1 - E2) / 2 * (s / (1 - E2 * s * s) + atanh(E * s) / E)


def derivatives(state):
    phi, _, alpha, _ = state
    s, c = sincos(phi)
    sa, ca = sincos(alpha)
    w = 1 - E2 * s * s
    prime = A / w.sqrt()
    meridian = prime * (1 - E2) / w
    dlon = sa / (prime * c)
    return (ca / meridian, dlon, sa * s / (c * prime), authalic(s) * dlon)


def shoot(phi, alpha, length, steps):
    """The end of a geodesic: latitude, longitude gained, azimuth, area to the equator."""
    state = (phi, D(0), alpha, D(0))
    h = length / steps
    for _ in range(steps):
        k1 = derivatives(state)
        k2 = derivatives(tuple(y + h / 2 * k for y, k in zip(state, k1)))
        k3 = derivatives(tuple(y + h / 2 * k for y, k in zip(state, k2)))
        k4 = derivatives(tuple(y + h * k for y, k in zip(state, k3)))
        state = tuple(y + h / 6 * (a + 2 * b + 2 * c + d) for y, a, b, c, d in zip(state, k1, k2, k3, k4))
    return state


def atan2(y, x):
    """By Newton on sin(angle)·x − cos(angle)·y, from the double's answer."""
    import math
    angle = D(math.atan2(float(y), float(x)))
    for _ in range(3):
        s, c = sincos(angle)
        angle += (y * c - x * s) / (x * c + y * s)
    return angle


def edge_area(p, q):
    if p == q:
        return D(0)
    phi1, phi2 = radians(p[1]), radians(q[1])
    dlon = radians(q[0]) - radians(p[0])
    s, c = sincos((phi1 + phi2) / 2)
    w = 1 - E2 * s * s
    north = (phi2 - phi1) * A * (1 - E2) / (w * w.sqrt())
    east = dlon * c * A / w.sqrt()
    length = (north * north + east * east).sqrt()
    alpha = atan2(east, north)
    steps = 16 if length < 3000 else 48
    for _ in range(12):
        phi, lon, end, area = shoot(phi1, alpha, length, steps)
        s, c = sincos(phi)
        w = 1 - E2 * s * s
        miss_north = (phi2 - phi) * A * (1 - E2) / (w * w.sqrt())
        miss_east = (dlon - lon) * c * A / w.sqrt()
        if abs(miss_north) + abs(miss_east) < D(10) ** -22:
            return area
        sa, ca = sincos(end)
        length += miss_north * ca + miss_east * sa
        alpha += (miss_east * ca - miss_north * sa) / length
    raise ArithmeticError("a geodesic was not found")


def geodesic(ring):
    return abs(sum(edge_area(p, q) for p, q in zip(ring, ring[1:])))


def box(west, south, width, height):
    e, n = round(west + width, 6), round(south + height, 6)
    return [[west, south], [west, n], [e, n], [e, south], [west, south]]


POLYGONS = [
    ("45 m plot in Jakarta", [[106.8, -6.2], [106.799994, -6.199593], [106.800401, -6.199598], [106.800412, -6.200004], [106.8, -6.2]]),
    ("house plot of about 2 000 m² in Bali at 8.7° S",
     [[115.17, -8.7], [115.169981, -8.699803], [115.170006, -8.699601], [115.170214, -8.699597], [115.170401, -8.699613],
      [115.170394, -8.69981], [115.170409, -8.700011], [115.170198, -8.700002], [115.17, -8.7]]),
    ("45 m plot on the equator", box(109.333, -0.0002, 0.0004, 0.0004)),
    ("5.5 km field in Java", box(110.4, -7.05, 0.05, 0.05)),
    ("1 km field at 11° S", box(122.9, -11.005, 0.009, 0.009)),
    ("concave field in Papua",
     [[140.7, -2.6], [140.7012, -2.5961], [140.7034, -2.5987], [140.7061, -2.5945], [140.7078, -2.6021], [140.7049, -2.6003],
      [140.7031, -2.6052], [140.7017, -2.6008], [140.7, -2.6]]),
    ("across the equator in Pontianak", [[109.32, -0.0123], [109.3187, 0.0154], [109.3415, 0.0161], [109.3441, -0.0098], [109.32, -0.0123]]),
    ("10 km road, 12 m wide, in Aceh", [[95.3, 5.5], [95.300001, 5.500108], [95.390001, 5.500131], [95.39, 5.500022], [95.3, 5.5]]),
    ("half a degree, from Sumatra's north", [[95.5, 5.1], [95.4, 5.6], [95.95, 5.62], [96.01, 5.08], [95.5, 5.1]]),
]


def document():
    polygons = []
    for name, ring in POLYGONS:
        polygons.append({"name": name, "ring": ring, "webMercatorM2": f"{web_mercator(ring):.25f}",
                         "geodesicM2": f"{geodesic(ring):.15f}"})
    return json.dumps({"polygons": polygons}, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    target = pathlib.Path(__file__).with_name("areas.json")
    text = document()
    if "--check" in sys.argv:
        sys.exit(0 if target.read_text(encoding="utf-8") == text else f"{target.name} differs from what this script computes")
    target.write_text(text, encoding="utf-8")
    for polygon in json.loads(text)["polygons"]:
        print(polygon["name"], polygon["webMercatorM2"], polygon["geodesicM2"])
