import db from '@adonisjs/lucid/services/db'
import type Employee from '#app/organisation/models/employee'
import { AudibleRecordings } from '#app/calls/queries/audible_recordings'
import { type CallLine, ListCalls } from '#app/calls/queries/list_calls'
import { showRecordings, type ShownRecording } from '#app/calls/queries/shown_recordings'

export type ShownCall = {
  line: CallLine
  segments: { agent: string | null; extension: string | null; from: string; seconds: number }[]
  offers: { agent: string | null; extension: string; result: string; at: string }[]
  notes: { id: number; by: string; at: string; content: string }[]
  recordings: ShownRecording[]
}

type Talk = { agent: string | null; extension: string; started_at: Date; ended_at: Date | null }
type Offer = { agent: string | null; extension: string; result: string; offered_at: Date }

/** One call with everything about it; null when there is none that this employee may see. */
export class ShowCall {
  async handle(employee: Employee, callId: string): Promise<ShownCall | null> {
    const ownerId = employee.may('calls.view') ? null : employee.id
    const line = await new ListCalls().one(callId, ownerId)
    if (!line) return null
    const talks: Talk[] = await this.#parts('call_segments', callId).orderBy('p.position')
    const offers: Offer[] = await this.#parts('call_offers', callId).orderBy('p.offered_at')
    const notes = await db
      .from('contacts as c')
      .join('employees as e', 'e.id', 'c.employee_id')
      .where('c.call_id', callId)
      .orderBy('c.id')
      .select('c.id', 'e.name as by', 'c.created_at as at', 'c.content')
    return {
      line,
      segments: talks.map(({ agent, extension, started_at: from, ended_at: to }) => ({
        agent,
        extension,
        from: from.toISOString(),
        seconds: Math.floor(((to?.getTime() ?? Date.now()) - from.getTime()) / 1000),
      })),
      offers: offers.map(({ agent, extension, result, offered_at: at }) => ({
        agent,
        extension,
        result,
        at: at.toISOString(),
      })),
      notes: notes.map((note) => ({ ...note, at: note.at.toISOString() })),
      recordings: await this.#recordings(employee, callId),
    }
  }

  #parts(table: 'call_segments' | 'call_offers', callId: string) {
    return db
      .from(`${table} as p`)
      .leftJoin('employees as e', 'e.id', 'p.employee_id')
      .where('p.call_id', callId)
      .select('p.*', 'e.name as agent')
  }

  async #recordings(employee: Employee, callId: string): Promise<ShownRecording[]> {
    const audible = await new AudibleRecordings().handle(employee, { callIds: [callId] })
    return showRecordings(audible)
  }
}
