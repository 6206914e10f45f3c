import { request } from 'node:https';

export function callBack(address: string): void {
  request(address).end();
}
