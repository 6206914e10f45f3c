/** What is used of a package that carries no types. */
declare module 'topojson-client' {
  export function feature(topology: object, part: object): object;
}
