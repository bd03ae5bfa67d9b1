import { setTimeout as sleep } from 'node:timers/promises'
import neo4j, { type Driver } from 'neo4j-driver'

export interface Login {
  uri: string
  user: string
  password: string
}

/** Resolves once a query is really answered; rejects at once on a wrong password, else after `within` milliseconds. */
export async function untilAnswers(login: Login, within: number, goOn: () => boolean = () => true): Promise<void> {
  const driver = neo4j.driver(login.uri, neo4j.auth.basic(login.user, login.password), {
    connectionTimeout: 2_000,
    connectionAcquisitionTimeout: 5_000,
    maxTransactionRetryTime: 0,
  })
  const deadline = Date.now() + within
  try {
    while (goOn()) {
      const failure = await ask(driver)
      if (failure === undefined) return
      if (failure.code?.startsWith('Neo.ClientError.Security.'))
        throw new Error(`Neo4j at ${login.uri} refuses user ${login.user} with this password.`, { cause: failure })
      if (Date.now() > deadline)
        throw new Error(`Neo4j at ${login.uri} did not answer within ${within / 1000} s: ${failure.message}`)
      await sleep(100)
    }
  } finally {
    await driver.close()
  }
}

async function ask(driver: Driver): Promise<(Error & { code?: string }) | undefined> {
  try {
    await driver.verifyConnectivity()
    await driver.executeQuery('RETURN 1')
    return undefined
  } catch (error) {
    return error as Error & { code?: string }
  }
}
