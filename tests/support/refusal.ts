import { DomainError } from '#core/domain_error'

/** The refusal that `work` ends in; anything else, success included, fails the test. */
export async function refusal(work: () => Promise<unknown>): Promise<DomainError> {
  try {
    await work()
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  throw new Error('expected a refusal, but it went through')
}

/** The code of the refusal that `work` ends in. */
export async function refusalCode(work: () => Promise<unknown>): Promise<string | undefined> {
  const error = await refusal(work)
  return error.code
}
