import { relative, resolve } from 'node:path'
import { createVitest, type TestCase, type TestModule, type Vitest } from 'vitest/node'
import { projectFolder } from './project.ts'
import { withoutError } from './rules-mutation.ts'

/** One error to take out, and the test that must go red then. */
export interface Trial {
  code: string
  /** File of the test, below the project folder. */
  file: string
  /** Matches the names of the tests in it that stand for the error. */
  name: RegExp
}

export interface TrialOutcome extends Trial {
  /** Places where the error is made: 0 when nothing makes it, so that nothing was taken out. */
  sites: number
  /** Names of the tests that were green before and red without the error. */
  red: string[]
  /** Why the trial says nothing: no such test, or it was red before. */
  invalid?: string
}

/** Rooms whose sources make errors. */
const rooms = ['shared/', 'server/']

/**
 * Runs tests of the suite with one error taken out at a time. The sources are changed on their way into Vitest, so
 * that the files stay as they are; nothing but PGlite is needed for tests of the station.
 */
export class Trials {
  #vitest: Vitest
  #mutation: Mutation
  #before = new Map<string, Map<string, string>>()

  private constructor(vitest: Vitest, mutation: Mutation) {
    this.#vitest = vitest
    this.#mutation = mutation
  }

  static async open(): Promise<Trials> {
    const mutation = new Mutation()
    const vitest = await createVitest(
      {
        config: false,
        root: projectFolder,
        watch: false,
        // Changed sources belong to this run alone.
        fsModuleCache: false,
        include: ['test/{unit,integration}/**/*.test.ts'],
        provide: { postgresUrl: null },
        reporters: [{}],
        silent: true,
        testTimeout: 60_000,
        hookTimeout: 60_000,
      },
      {
        plugins: [
          {
            name: 'error-taken-out',
            enforce: 'pre',
            transform: (text: string, id: string) => mutation.transform(id.split('?')[0]!, text),
          },
        ],
      },
    )
    await vitest.standalone()
    return new Trials(vitest, mutation)
  }

  /** Runs the test as it is, then without the error. */
  async run(trial: Trial): Promise<TrialOutcome> {
    const green = await this.#greenBefore(trial)
    if (green.length === 0)
      return { ...trial, sites: 0, red: [], invalid: `no green test ${trial.name} in ${trial.file}` }
    this.#take(trial.code)
    const after = await this.#states(trial.file, trial.name)
    const sites = this.#mutation.sites
    this.#take(undefined)
    return { ...trial, sites, red: green.filter((name) => after.get(name) === 'failed') }
  }

  close(): Promise<void> {
    return this.#vitest.close()
  }

  /** Names of the tests that pass as the sources are. A table of scenarios runs once for all its trials. */
  async #greenBefore({ file, name }: Trial): Promise<string[]> {
    const whole = file.startsWith('test/unit/')
    const states = this.#before.get(file) ?? (await this.#states(file, whole ? undefined : name))
    if (whole) this.#before.set(file, states)
    return [...states].filter(([full, state]) => state === 'passed' && name.test(full)).map(([full]) => full)
  }

  /** State by full name of the tests of a file. */
  async #states(file: string, name?: RegExp): Promise<Map<string, string>> {
    const project = this.#vitest.getRootProject()
    const specification = project.createSpecification(
      resolve(projectFolder, file),
      name ? { testNamePattern: name } : undefined,
    )
    const { testModules } = await this.#vitest.runTestSpecifications([specification])
    return new Map(testModules.flatMap(casesOf).map((test) => [test.fullName, test.result().state]))
  }

  #take(code: string | undefined): void {
    for (const id of this.#mutation.take(code)) this.#vitest.invalidateFile(id)
  }
}

function casesOf(module: TestModule): TestCase[] {
  return [...module.children.allTests()]
}

/** The error that is taken out now, and the files that hold errors. */
class Mutation {
  sites = 0
  #code: string | undefined
  #seen = new Map<string, string>()

  /** @returns the files to load again: those that made the error before or make this one */
  take(code: string | undefined): string[] {
    const files = [...this.#seen].filter(([, text]) =>
      [this.#code, code].some((one) => one !== undefined && text.includes(`'${one}'`)),
    )
    this.#code = code
    this.sites = 0
    return files.map(([id]) => id)
  }

  transform(id: string, text: string): { code: string; map: null } | undefined {
    const file = relative(projectFolder, id).replaceAll('\\', '/')
    if (!rooms.some((room) => file.startsWith(room))) return undefined
    this.#seen.set(id, text)
    if (!this.#code) return undefined
    const { text: code, sites } = withoutError(id, text, this.#code)
    this.sites += sites
    return sites > 0 ? { code, map: null } : undefined
  }
}
