import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { areaCodeOf, parsePhone } from '#core/phone'

export type NumberLocation = {
  regionId: number
  /** Province and city as one reads them: `山东济南`, `上海`. */
  region: string
  province: string
  city: string
  /** Of a mobile number. */
  operator: string | null
}

/** Where a number is at home: its area code, or the first seven digits of a mobile. Null when we don't know. */
export class LocateNumber {
  async handle(
    text: string,
    client: QueryClientContract = db.connection()
  ): Promise<NumberLocation | null> {
    const phone = parsePhone(text)
    if (!phone) return null
    const row =
      phone.kind === 'mobile'
        ? await this.#located(client, 'mobile_prefixes')
            .where('source.prefix', phone.number.slice(0, 7))
            .select('source.operator')
            .first()
        : await this.#located(client, 'area_codes')
            .where('source.area_code', areaCodeOf(phone.number)!.slice(1))
            .first()
    if (!row) return null
    const province: string = row.province ?? row.city
    return {
      regionId: row.regionId,
      region: readable(province, row.city),
      province,
      city: row.city,
      operator: row.operator ?? null,
    }
  }

  #located(client: QueryClientContract, table: 'mobile_prefixes' | 'area_codes') {
    return client
      .from(`${table} as source`)
      .join('regions as city', 'city.id', 'source.region_id')
      .leftJoin('regions as province', 'province.id', 'city.parent_id')
      .select('city.id as regionId', 'city.name as city', 'province.name as province')
  }
}

/** 山东省 + 济南市 → 山东济南; 上海市 + 上海市 → 上海. */
export function readable(province: string, city: string): string {
  const short = (name: string) =>
    name.replace(/(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市)$/, '')
  const [outer, inner] = [short(province), short(city)]
  return outer === inner || inner === '市辖区' ? outer : `${outer}${inner}`
}
