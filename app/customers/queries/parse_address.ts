import db from '@adonisjs/lucid/services/db'
import { AddressReader, type ReadAddress, type Region } from '#app/customers/address_reader'

/** Divisions of the country change once a year: a process reads them again after this long. */
const FRESH_MS = 60_000

let reader: AddressReader | null = null
let readAt = 0

/** Splits a pasted address into name, number, region and the rest. */
export class ParseAddress {
  async handle(text: string): Promise<ReadAddress> {
    if (!reader || Date.now() - readAt > FRESH_MS) {
      const regions: Region[] = await db
        .from('regions')
        .select('id', 'name', 'level', 'parent_id as parentId')
      reader = new AddressReader(regions)
      readAt = Date.now()
    }
    return reader.read(text)
  }
}
