import { filesChannel } from '#core/live/channels'
import { live } from '#core/live/live'
import { DomainError } from '#core/domain_error'

export type CallImportState =
  | 'reading'
  | 'unreadable'
  | 'previewed'
  | 'writing'
  | 'accepted'
  | 'discarded'
  | 'undoing'
  | 'undone'

/** How many rows the worker takes at once: between two batches it tells how far it is. */
export const IMPORT_BATCH = 200

/** Where the file lies until it is read, below the storage. */
export function callImportPath(importId: number): string {
  return `call-imports/${importId}`
}

/** A column that holds JSON: text from MariaDB, parsed from MySQL. */
export function fromJson<T>(stored: unknown): T {
  return (typeof stored === 'string' ? JSON.parse(stored) : stored) as T
}

/** Tells whoever brought the file how far the worker is. */
export function tellCallImport(
  { id, employee_id: employeeId }: { id: number; employee_id: number },
  progress: { done: number; total: number; over: boolean }
) {
  return live.send(filesChannel(employeeId), { type: 'call_import', importId: id, ...progress })
}

export type CallImportRefusal = 'NOT_FOUND' | 'DISCARDED' | 'NOTHING_GOOD' | 'NOT_NOW' | 'USED'

/** A refusal about an import of calls; its message is `calls.import.errors.<code in lower case>`. */
export function callImportRefused(
  code: CallImportRefusal,
  { status = 409, values }: { status?: number; values?: Record<string, string | number> } = {}
): DomainError {
  return new DomainError({
    status,
    code: `CALL_IMPORT_${code}`,
    messageKey: `calls.import.errors.${code.toLowerCase()}`,
    values,
  })
}
