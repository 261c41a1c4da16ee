import { Job } from '#core/queue/job'
import { SettleCodStatement } from '#app/logistics/services/settle_cod_statement'

/** Credits the lines of a statement to their parcels. */
export default class SettleCodStatementJob extends Job<{ statementId: number }> {
  static override readonly name = 'logistics.settle_cod_statement'
  static readonly attempts = 3

  async handle({ statementId }: { statementId: number }) {
    await new SettleCodStatement().handle({ statementId })
  }
}
