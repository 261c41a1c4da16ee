import db from '@adonisjs/lucid/services/db'
import type { Random } from '#database/demo/random'
import type { Homeland } from '#database/demo/strangers'

/** A city where callers live, with its districts; numbers and addresses are drawn from it. */
export type City = {
  regionId: number
  province: string
  districtCodes: string[]
  areaCode: string
  mobilePrefixes: string[]
}

/** Who watches satellite channels and orders by telephone: provinces by weight; all others count 1. */
const PROVINCES: Record<string, number> = {
  山东省: 9,
  江苏省: 8,
  河南省: 7,
  浙江省: 7,
  四川省: 7,
  广东省: 6,
  湖南省: 6,
  安徽省: 6,
  湖北省: 5,
  上海市: 6,
  河北省: 5,
  辽宁省: 4,
  广西壮族自治区: 3,
  江西省: 3,
  福建省: 3,
  陕西省: 3,
  北京市: 3,
  重庆市: 3,
}

type Row = { regionId: number; province: string; areaCode: string }

/** Cities by their region id, as the tables of area codes and mobile number ranges know them. */
export class Homelands {
  readonly #cities: City[]
  readonly #weighted: (readonly [City, number])[]

  private constructor(cities: City[]) {
    this.#cities = cities
    const inProvince = new Map<string, number>()
    for (const { province } of cities) inProvince.set(province, (inProvince.get(province) ?? 0) + 1)
    this.#weighted = cities.map(
      (city) => [city, (PROVINCES[city.province] ?? 1) / inProvince.get(city.province)!] as const
    )
  }

  static async load(): Promise<Homelands> {
    const rows: Row[] = await db
      .from('area_codes as code')
      .join('regions as city', 'city.id', 'code.region_id')
      .join('regions as province', 'province.id', 'city.parent_id')
      .select('city.id as regionId', 'province.name as province', 'code.area_code as areaCode')
      .orderBy('city.code')
      .orderBy('code.area_code')
    const districts: { code: string; parentId: number }[] = await db
      .from('regions')
      .where('level', 'district')
      .select('code', 'parent_id as parentId')
      .orderBy('code')
    const prefixes: { prefix: string; regionId: number }[] = await db
      .from('mobile_prefixes')
      .select('prefix', 'region_id as regionId')
      .orderBy('prefix')
    const districtsOf = Map.groupBy(districts, (row) => row.parentId)
    const prefixesOf = Map.groupBy(prefixes, (row) => row.regionId)
    const cities = new Map<number, City>()
    for (const { regionId, province, areaCode } of rows) {
      const districtCodes = (districtsOf.get(regionId) ?? []).map((row) => row.code)
      if (districtCodes.length === 0 || cities.has(regionId)) continue
      cities.set(regionId, {
        regionId,
        province,
        districtCodes,
        areaCode: `0${areaCode}`,
        mobilePrefixes: (prefixesOf.get(regionId) ?? []).map((row) => row.prefix),
      })
    }
    return new Homelands([...cities.values()])
  }

  /** A district of a city of chance, populous provinces more often. */
  draw(random: Random): Homeland {
    return homelandIn(random.weighted(this.#weighted), random)
  }

  /** A district of this city, null when the tables don't know it. */
  inCity(regionId: number, random: Random): Homeland | null {
    const city = this.#cities.find((one) => one.regionId === regionId)
    return city ? homelandIn(city, random) : null
  }
}

function homelandIn(city: City, random: Random): Homeland {
  return {
    regionCode: random.pick(city.districtCodes),
    mobilePrefixes: city.mobilePrefixes,
    areaCode: city.areaCode,
  }
}
