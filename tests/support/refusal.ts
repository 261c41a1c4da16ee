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
