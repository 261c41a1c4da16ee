import { type Phone, parsePhone } from '#core/phone'

export type Region = {
  id: number
  name: string
  level: 'province' | 'city' | 'district'
  parentId: number | null
}

export type ReadAddress = {
  name: string | null
  phone: Phone | null
  /** The innermost region that was recognised. */
  regionId: number | null
  province: string
  city: string
  district: string
  /** Street, house, room: what is left of the address. */
  detail: string
}

const LABELS =
  /(?:收货人|收件人|姓名|联系人|联系电话|手机号码|手机|电话|所在地区|地区|详细地址|收货地址|地址)\s*[:：]\s*/g
const PHONE = /(?:\+?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)|0\d{2,3}[-\s]?\d{7,8}(?!\d)/
const NAME = /^[\u4e00-\u9fff·]{2,5}$/
const SUFFIX =
  /(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|自治县|地区|新区|省|市|区|县|盟|旗)$/
/** A word of an address: no person is called so. */
const PLACE_WORD = /(?:省|市|区|县|镇|乡|村|路|街|道|巷|弄|号|栋|楼|室|单元|小区|大厦)/

/** Reads addresses as people paste them, against the regions that it was given. */
export class AddressReader {
  readonly #byId: Map<number, Region>
  readonly #regions: Region[]

  constructor(regions: Region[]) {
    this.#regions = regions
    this.#byId = new Map(regions.map((region) => [region.id, region]))
  }

  /** Levels may be missing, in short form, or written twice as in 上海市上海市浦东新区. */
  read(text: string): ReadAddress {
    const flat = text.normalize('NFKC').replaceAll(LABELS, ' ')
    const written = PHONE.exec(flat)
    const phone = written ? parsePhone(written[0]) : null
    const words = (phone && written ? flat.replace(written[0], ' ') : flat)
      .split(/[\s,，;；、/|]+/)
      .filter(Boolean)
    const name = this.#takeName(words)
    const { path, rest } = this.#takeRegions(words.join(''))
    const part = (level: Region['level']) =>
      path.find((region) => region.level === level)?.name ?? ''
    return {
      name,
      phone,
      regionId: path.at(-1)?.id ?? null,
      province: part('province'),
      city: part('city'),
      district: part('district'),
      detail: rest,
    }
  }

  /** The first or last word that can be a person's name and is no place. */
  #takeName(words: string[]): string | null {
    if (words.length < 2) return null
    for (const index of [0, words.length - 1]) {
      const word = words[index]
      if (!NAME.test(word) || PLACE_WORD.test(word) || this.#isPlace(word)) continue
      words.splice(index, 1)
      return word
    }
    return null
  }

  #isPlace(word: string): boolean {
    return this.#regions.some(({ name }) => name === word || shortened(name) === word)
  }

  /** Province, city, district in turn from the front; a level that is not written is known from the one below. */
  #takeRegions(address: string): { path: Region[]; rest: string } {
    let rest = address
    let path: Region[] = []
    for (const level of ['province', 'city', 'district'] as const) {
      const found = this.#front(rest, level, path)
      if (!found) continue
      path = this.#pathTo(found.region)
      rest = rest.slice(found.length)
    }
    return { path, rest }
  }

  /** The region of this level that the text begins with, inside what was found so far; the longest name wins. */
  #front(
    text: string,
    level: Region['level'],
    inside: Region[]
  ): { region: Region; length: number } | null {
    const around = inside.at(-1)
    let best: { region: Region; length: number } | null = null
    let ambiguous = false
    for (const region of this.#regions) {
      if (region.level !== level || (around && !this.#isInside(region, around))) continue
      const length = beginsWith(text, region.name)
      if (length === 0 || (best && length < best.length)) continue
      ambiguous = best !== null && best.length === length
      best = { region, length }
    }
    // 鼓楼区 alone may be in several cities: then the agent has to say which.
    return ambiguous ? null : best
  }

  #isInside(region: Region, around: Region): boolean {
    return region.id !== around.id && this.#pathTo(region).some((outer) => outer.id === around.id)
  }

  #pathTo(region: Region): Region[] {
    const outer = region.parentId === null ? undefined : this.#byId.get(region.parentId)
    return outer ? [...this.#pathTo(outer), region] : [region]
  }
}

/** How much of the text's beginning is this name, whole or without its last word (山东 for 山东省); 0 = nothing. */
function beginsWith(text: string, name: string): number {
  if (text.startsWith(name)) return name.length
  const short = shortened(name)
  return short.length >= 2 && text.startsWith(short) ? short.length : 0
}

function shortened(name: string): string {
  return name.replace(SUFFIX, '')
}
