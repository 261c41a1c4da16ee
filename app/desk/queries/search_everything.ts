import type { Permission } from '#app/organisation/permissions'
import {
  callsOf,
  customersLike,
  MOST_OF_A_KIND,
  ordersLike,
  placementsOn,
  productsLike,
  waybillsOf,
} from '#app/desk/queries/search_sources'
import type { SearchHit, Seeker } from '#app/desk/search_hit'
import { readSearchText, type SearchText } from '#app/desk/search_text'

type Source = {
  /** One of these opens the source. */
  permissions: readonly Permission[]
  find: (text: SearchText, seeker: Seeker) => Promise<SearchHit[]>
}

export const MOST_HITS = 20

/** In the order of the answer: what is named by a whole number first. */
const SOURCES: readonly Source[] = [
  { permissions: ['orders.view'], find: waybillsOf },
  { permissions: ['orders.view'], find: ordersLike },
  { permissions: ['customers.view'], find: customersLike },
  { permissions: ['calls.view', 'calls.view_own'], find: callsOf },
  { permissions: ['products.view'], find: productsLike },
  { permissions: ['placements.view'], find: placementsOn },
]

/**
 * What the employee may see and the text begins or names, at most five of a kind and twenty in all. Whatever is typed is
 * only ever a value: text that names nothing gives no hits, never an error.
 */
export class SearchEverything {
  async handle({ text, seeker }: { text: unknown; seeker: Seeker }): Promise<SearchHit[]> {
    const understood = readSearchText(text)
    if (understood === null) return []
    const open = SOURCES.filter(({ permissions }) => permissions.some((one) => seeker.may(one)))
    const found = await Promise.all(open.map(({ find }) => find(understood, seeker)))
    return found.flatMap((hits) => distinct(hits).slice(0, MOST_OF_A_KIND)).slice(0, MOST_HITS)
  }
}

/** The same thing found in two ways is one hit. */
function distinct(hits: SearchHit[]): SearchHit[] {
  return [...new Map(hits.map((hit) => [hit.id, hit])).values()]
}
