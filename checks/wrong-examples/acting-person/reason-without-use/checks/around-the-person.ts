// A way around is listed here for a query that this tree does not have.
export const aroundThePerson = {};
