import type { HttpContext } from '@adonisjs/core/http'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { DomainError } from '#core/domain_error'

/** What a program asks for: so many rows, after those that it has. */
export type CursorRequest = { cursor?: string; limit?: number }

export type CursorPage<Row> = {
  items: Row[]
  /** Asks for the rows after these; null when there are none. */
  nextCursor: string | null
}

export const MOST_ITEMS = 200
const DEFAULT_ITEMS = 50

/**
 * The next rows of a list, newest first. Paged by id and not by number of rows: what is entered or deleted meanwhile
 * neither repeats nor hides any. `query` selects and filters; `column` is its unique id.
 */
export async function cursorPage<Row extends { id: number }>(
  query: DatabaseQueryBuilderContract<unknown>,
  column: string,
  { cursor, limit = DEFAULT_ITEMS }: CursorRequest
): Promise<CursorPage<Row>> {
  if (cursor !== undefined) query.where(column, '<', idOf(cursor))
  const rows = (await query.orderBy(column, 'desc').limit(limit + 1)) as Row[]
  const items = rows.slice(0, limit)
  const more = rows.length > limit
  return { items, nextCursor: more ? cursorAfter(items.at(-1)!.id) : null }
}

/** Answers with the page; the header `Link` leads to the next one. */
export function sendPage({ request, response }: HttpContext, page: CursorPage<unknown>) {
  if (page.nextCursor !== null) {
    const query = new URLSearchParams(request.qs() as Record<string, string>)
    query.set('cursor', page.nextCursor)
    response.header('link', `<${request.url()}?${query}>; rel="next"`)
  }
  return response.json(page)
}

function cursorAfter(id: number): string {
  return Buffer.from(`after:${id}`).toString('base64url')
}

function idOf(cursor: string): number {
  const [, id] = /^after:([1-9]\d{0,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (id !== undefined) return Number(id)
  throw new DomainError({
    status: 422,
    code: 'CURSOR_INVALID',
    messageKey: 'core.errors.cursor_invalid',
    field: 'cursor',
  })
}
