import { Job } from '#core/queue/job'
import { ExportAgentLog } from '#app/calls/services/export_agent_log'

/** Writes the Excel file of a log of agents. */
export default class ExportAgentLogJob extends Job<{ fileId: number }> {
  static override readonly name = 'calls.export_agent_log'
  static readonly attempts = 2

  async handle({ fileId }: { fileId: number }) {
    await new ExportAgentLog().handle({ fileId })
  }
}
