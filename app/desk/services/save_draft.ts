import { DomainError } from '#core/domain_error'
import { inTransaction } from '#core/transaction'

export type SaveDraftInput = {
  employeeId: number
  /** The desk's own name for the draft, made when typing began. */
  key: string
  callId: string | null
  /** What was typed, as the desk holds it. */
  content: Record<string, unknown>
  /** The revision that the desk had; 0 for a new draft. */
  revision: number
}

export type SavedDraft = { key: string; revision: number; savedAt: string }

/**
 * Keeps what an agent typed. Two windows on the same draft: the one that is behind is refused and told so, nothing is
 * overwritten. Saving the same revision with the same content again answers as before.
 */
export class SaveDraft {
  async handle(input: SaveDraftInput): Promise<SavedDraft> {
    return inTransaction(async (trx) => {
      const stored = await trx
        .from('desk_drafts')
        .where({ employee_id: input.employeeId, key: input.key })
        .forUpdate()
        .first()
      const now = new Date()
      const content = JSON.stringify(input.content)
      if (!stored) {
        await trx.table('desk_drafts').insert({
          employee_id: input.employeeId,
          key: input.key,
          call_id: input.callId,
          content,
          revision: 1,
          created_at: now,
          updated_at: now,
        })
        return { key: input.key, revision: 1, savedAt: now.toISOString() }
      }
      const kept =
        typeof stored.content === 'string' ? stored.content : JSON.stringify(stored.content)
      if (stored.revision !== input.revision && kept !== content) {
        throw new DomainError({
          status: 409,
          code: 'DRAFT_CHANGED_ELSEWHERE',
          messageKey: 'desk.errors.draft_changed_elsewhere',
          details: { revision: stored.revision, savedAt: stored.updated_at.toISOString() },
        })
      }
      const revision = stored.revision + 1
      await trx
        .from('desk_drafts')
        .where('id', stored.id)
        .update({ content, call_id: input.callId, revision, updated_at: now })
      return { key: input.key, revision, savedAt: now.toISOString() }
    })
  }
}
