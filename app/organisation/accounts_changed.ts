import { afterCommit, currentTransaction } from '#core/transaction'
import { changeAccountsMark } from '#core/session/accounts_mark'

/** To be called by whatever changes an account or its permissions: every process reads it anew once it is committed. */
export async function accountsChanged(): Promise<void> {
  if (currentTransaction()) afterCommit(changeAccountsMark)
  else await changeAccountsMark()
}
