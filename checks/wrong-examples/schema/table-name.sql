CREATE TABLE officer (id integer PRIMARY KEY);
