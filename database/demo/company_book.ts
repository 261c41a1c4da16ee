import db from '@adonisjs/lucid/services/db'
import Employee from '#app/organisation/models/employee'
import type { Random } from '#database/demo/random'
import { WAREHOUSES_OF_PROVINCES } from '#database/demo/company'

export type BookProduct = {
  id: number
  shortCode: string
  name: string
  retailPriceFen: number
  floorPriceFen: number
}
export type BookRegion = { id: number; province: string; city: string }

/** Cities that our own couriers serve. */
const OWN_DELIVERY = new Set(['上海市', '济南市', '成都市'])

/** What the demo looks up again and again: staff, products, delivery methods, regions. Read once. */
export class CompanyBook {
  private constructor(
    readonly employees: readonly Employee[],
    readonly products: ReadonlyMap<string, BookProduct>,
    readonly methods: ReadonlyMap<string, number>,
    readonly regions: ReadonlyMap<string, BookRegion>
  ) {}

  static async load(): Promise<CompanyBook> {
    const employees = await Employee.query().preload('permissionOverrides').orderBy('staff_no')
    const products: BookProduct[] = await db
      .from('products')
      .select('id', 'name', 'short_code as shortCode')
      .select('retail_price_fen as retailPriceFen', 'floor_price_fen as floorPriceFen')
    const methods: { id: number; code: string }[] = await db
      .from('delivery_methods')
      .select('id', 'code')
    const regions: (BookRegion & { code: string })[] = await db
      .from('regions as district')
      .join('regions as city', 'city.id', 'district.parent_id')
      .leftJoin('regions as province', 'province.id', 'city.parent_id')
      .where('district.level', 'district')
      .select('district.id', 'district.code', 'city.name as city')
      .select(db.raw('coalesce(province.name, city.name) as province'))
    return new CompanyBook(
      employees,
      new Map(products.map((row) => [row.shortCode, row])),
      new Map(methods.map((row) => [row.code, row.id])),
      new Map(regions.map((row) => [row.code, row]))
    )
  }

  /** Whose telephone has this extension; agents sit at the extension of their agent number. */
  atExtension(extension: string): Employee | null {
    return this.employees.find((one) => one.agentNumber === extension) ?? null
  }

  /** Somebody of this role. */
  ofRole(role: string, random: Random): Employee {
    return random.pick(this.employees.filter((one) => one.role === role))
  }

  /** How a parcel goes to a region: own couriers in the warehouses' cities, else by its price and chance. */
  methodFor(regionCode: string, totalFen: number, random: Random): string {
    const region = this.regions.get(regionCode)
    if (region && OWN_DELIVERY.has(region.city) && random.chance(0.85)) return 'B'
    if (totalFen > 300_000) return 'A'
    return random.weighted([
      ['A', 72],
      ['C', 22],
      ['D', 6],
    ])
  }

  isFar(regionCode: string): boolean {
    const region = this.regions.get(regionCode)
    if (!region) return true
    const served = WAREHOUSES_OF_PROVINCES[region.province] !== undefined
    return !served && !['上海市', '江苏省', '浙江省', '安徽省'].includes(region.province)
  }
}
