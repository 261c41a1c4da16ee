import type Employee from '#app/organisation/models/employee'
import { countUnheard } from '#app/calls/queries/messages'
import { visibleBoxes } from '#app/calls/queries/visible_boxes'

/** What an agent sees of the own day between two calls. */
export type DeskFigures = {
  /** Messages in the boxes that the agent sees, which nobody has heard. */
  unheard: number
}

export class OwnFigures {
  async handle(employee: Employee): Promise<DeskFigures> {
    return { unheard: await countUnheard(await visibleBoxes(employee)) }
  }
}
