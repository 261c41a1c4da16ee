import { areaCodeOf, parsePhone } from '#core/phone'
import { readRows } from '#core/statements'

export type NumberLocation = {
  regionId: number
  /** Province and city as one reads them: `山东济南`, `上海`. */
  region: string
  province: string
  city: string
  /** Of a mobile number. */
  operator: string | null
}

type Row = {
  regionId: number
  city: string
  province: string | null
  operator: string | null
}

const located = (table: string, key: string, operator: string) =>
  `SELECT city.id AS regionId, city.name AS city, province.name AS province, ${operator} AS operator
   FROM ${table} source
   JOIN regions city ON city.id = source.region_id
   LEFT JOIN regions province ON province.id = city.parent_id
   WHERE source.${key} = ? LIMIT 1`

const MOBILE = located('mobile_prefixes', 'prefix', 'source.operator')
const FIXED = located('area_codes', 'area_code', 'NULL')

/** Where a number is at home: its area code, or the first seven digits of a mobile. Null when we don't know. */
export class LocateNumber {
  async handle(text: string): Promise<NumberLocation | null> {
    const phone = parsePhone(text)
    if (!phone) return null
    const [row] =
      phone.kind === 'mobile'
        ? await readRows<Row>(MOBILE, [phone.number.slice(0, 7)])
        : await readRows<Row>(FIXED, [areaCodeOf(phone.number)!.slice(1)])
    if (!row) return null
    const province = row.province ?? row.city
    return {
      regionId: row.regionId,
      region: readable(province, row.city),
      province,
      city: row.city,
      operator: row.operator,
    }
  }
}

/** 山东省 + 济南市 → 山东济南; 上海市 + 上海市 → 上海. */
export function readable(province: string, city: string): string {
  const short = (name: string) =>
    name.replace(/(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市)$/, '')
  const [outer, inner] = [short(province), short(city)]
  return outer === inner || inner === '市辖区' ? outer : `${outer}${inner}`
}
