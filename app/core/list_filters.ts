import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { businessDate, dayPeriod } from '#core/period'

/** How one filter of a list reads its text and narrows the rows. */
export type Filter =
  /** The column is exactly the text. */
  | { rule: 'exact'; column: string }
  /** The column begins with the text. */
  | { rule: 'prefix'; column: string }
  /** The text stands anywhere in the column, or in one of several. */
  | { rule: 'contains'; column: string | string[] }
  /** `min..max` in whole numbers, either end may be missing; both ends belong to it. */
  | { rule: 'range'; column: string }
  /** `yyyy-mm-dd..yyyy-mm-dd` in business days over an instant, either end may be missing; both days belong to it. */
  | { rule: 'days'; column: string }
  /** One or several of these values, joined by commas. */
  | { rule: 'set'; column: string; values: readonly string[] }
  /** Ids of other rows, joined by commas. */
  | { rule: 'ids'; column: string }
  /** `1` or `0`. */
  | { rule: 'flag'; column: string }
  /** A rule of the list's own; `read` gives null for what can't be right. */
  | {
      rule: 'custom'
      read: (text: string) => string | null
      apply: (query: DatabaseQueryBuilderContract<unknown>, text: string) => void
    }

export type FilterValue =
  | string
  | boolean
  | string[]
  | number[]
  | { from: number | null; to: number | null }
  | { from: string | null; to: string | null }

const LONGEST_TEXT = 100
const MOST_CHOICES = 100
const WHOLE = /^-?\d{1,15}$/

/** The value of a filter, or null when the text says nothing or can't be right. */
export function readFilter(filter: Filter, given: unknown): FilterValue | null {
  const text = textOf(given)
  if (text === '') return null
  switch (filter.rule) {
    case 'exact':
    case 'prefix':
    case 'contains':
      return text.slice(0, LONGEST_TEXT)
    case 'custom':
      return filter.read(text.slice(0, LONGEST_TEXT))
    case 'flag':
      return text === '1' ? true : text === '0' ? false : null
    case 'set':
      return orNull(choices(text).filter((choice) => filter.values.includes(choice)))
    case 'ids':
      return orNull(
        choices(text)
          .filter((choice) => /^[1-9]\d{0,14}$/.test(choice))
          .map(Number)
      )
    case 'range':
      return ends(text, (end) => (WHOLE.test(end) ? Number(end) : null))
    case 'days':
      return ends(text, businessDate)
  }
}

/** Narrows the query by a value that `readFilter` gave for the same filter. */
export function applyFilter(
  query: DatabaseQueryBuilderContract<unknown>,
  filter: Filter,
  value: FilterValue
): void {
  switch (filter.rule) {
    case 'exact':
      query.where(filter.column, value as string)
      break
    case 'prefix':
      query.where(filter.column, 'like', `${escapeLike(value as string)}%`)
      break
    case 'contains': {
      const columns = Array.isArray(filter.column) ? filter.column : [filter.column]
      const pattern = `%${escapeLike(value as string)}%`
      query.where((either) => {
        for (const column of columns) either.orWhere(column, 'like', pattern)
      })
      break
    }
    case 'custom':
      filter.apply(query, value as string)
      break
    case 'flag':
      query.where(filter.column, value ? 1 : 0)
      break
    case 'set':
    case 'ids':
      query.whereIn(filter.column, value as string[])
      break
    case 'range': {
      const { from, to } = value as { from: number | null; to: number | null }
      if (from !== null) query.where(filter.column, '>=', from)
      if (to !== null) query.where(filter.column, '<=', to)
      break
    }
    case 'days': {
      const { from, to } = value as { from: string | null; to: string | null }
      if (from !== null) query.where(filter.column, '>=', dayPeriod(from).from.toJSDate())
      if (to !== null) query.where(filter.column, '<', dayPeriod(to).to.toJSDate())
    }
  }
}

/** Signs that LIKE would read as patterns, taken literally. */
export function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
}

/** A repeated parameter arrives as a list; an object from `a[b]=c` says nothing here. */
function textOf(given: unknown): string {
  if (Array.isArray(given))
    return given
      .filter((one) => typeof one === 'string')
      .join(',')
      .trim()
  return typeof given === 'string' ? given.trim() : ''
}

function choices(text: string): string[] {
  const parts = text.split(',', MOST_CHOICES).map((part) => part.trim())
  return [...new Set(parts)].filter(Boolean)
}

function orNull<T extends string | number>(list: T[]): T[] | null {
  return list.length > 0 ? list : null
}

/** `a..b`, `a..`, `..b`, `a,b`, or `a` alone, which means from a to a. */
function ends<T extends string | number>(
  text: string,
  read: (end: string) => T | null
): { from: T | null; to: T | null } | null {
  const parts = text.includes('..') ? text.split('..') : text.split(',')
  if (parts.length > 2) return null
  const [first = '', last = first] = parts.map((part) => part.trim())
  const from = first === '' ? null : read(first)
  const to = last === '' ? null : read(last)
  // One wrong end makes the whole wrong: half of what was asked for would be a different question.
  if ((first !== '' && from === null) || (last !== '' && to === null)) return null
  return from === null && to === null ? null : { from, to }
}
