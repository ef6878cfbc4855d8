-- Ends a statement, and with it everything it wrote, when what was read before has changed meanwhile. The caller reads
-- again and repeats; the SQLSTATE is the one PostgreSQL itself uses for that.
CREATE FUNCTION "mustHold"(condition boolean) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF NOT condition THEN
        RAISE EXCEPTION 'what this write builds on has changed' USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN true;
END;
$$;
