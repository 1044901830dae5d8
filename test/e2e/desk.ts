import { expect, type Page, test as plain } from '@playwright/test'
import { StationChild } from '../tools/station-child.ts'
import { Laptop } from './store/laptop.ts'

interface Desk {
  /** A station with the demo district, in a process and on data of its own. */
  station: StationChild
  /** Starts a further laptop and opens the app of the station on it, or another address. */
  laptop: (address?: string, browserArguments?: string[]) => Promise<Page>
}

/** A test with a station and as many laptops as it asks for; an error on a page fails it, and all is removed after it. */
export const test = plain.extend<Desk>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed
  station: async ({}, use) => {
    const station = await StationChild.start()
    await use(station)
    await station.remove()
  },
  laptop: async ({ station }, use) => {
    const laptops: Laptop[] = []
    const errors: Error[] = []
    await use(async (address = station.address, browserArguments = []) => {
      const machine = await Laptop.make()
      laptops.push(machine)
      const page = await machine.open(address, browserArguments)
      page.on('pageerror', (error) => errors.push(error))
      return page
    })
    for (const machine of laptops) await machine.remove()
    expect(errors).toEqual([])
  },
})
